(function(){
"use strict";
var doc=document,narrow=matchMedia("(max-width:40rem)");
function make(tag,cls,text){var el=doc.createElement(tag);if(cls)el.className=cls;if(text!=null)el.textContent=text;return el;}
// A part of the appendix is unpacked when it is opened for the first time.
var parts=[].slice.call(doc.querySelectorAll("section.appendix")),opened={};
// Five letters are four bytes; a last group is filled up with the greatest digit.
function unletter(text){
  var bytes=new Uint8Array(Math.floor(text.length*4/5)),at=0;
  for(var i=0;i<text.length;i+=5){
    var n=0;
    for(var j=i;j<i+5;j++){var c=j<text.length?text.charCodeAt(j):119;n=n*85+(c===121?60:c)-35;}
    for(var shift=24;shift>=0&&at<bytes.length;shift-=8)bytes[at++]=n>>>shift;
  }
  return bytes;
}
function unpack(part){
  var bytes=unletter(part.querySelector("script[type='application/zlib']").textContent);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}
function text(part){return part.packed||(part.packed=unpack(part));}
function load(part){
  if(opened[part.id])return opened[part.id];
  return opened[part.id]=text(part).then(function(content){
    var body=part.querySelector(".body"),form=part.querySelector("script[data-form]").getAttribute("data-form");
    if(form==="verdicts")verdicts(body,JSON.parse(content));
    else if(form==="ledger")ledger(body,JSON.parse(content));
    else body.innerHTML=content;
    figures(body);
  });
}
parts.forEach(function(part){
  var details=part.querySelector("details");
  details.addEventListener("toggle",function(){if(details.open)load(part);});
});
// A figure has two drawings, for a page and for a phone: that which fits stands in the page.
function figures(root){
  [].forEach.call(root.querySelectorAll(".drawing"),function(box){
    if(!box.own)box.own=box.querySelector("svg");
    var phone=narrow.matches&&!printing,which=box.querySelector(phone?"template.phone":"template.wide")||box.querySelector("template.wide")||box.own;
    if(!which||box.shown===which)return;
    box.shown=which;
    [].slice.call(box.children).forEach(function(el){if(el.tagName!=="TEMPLATE")el.remove();});
    box.appendChild(which===box.own?which:which.content.cloneNode(true));
  });
}
var printing=false;
narrow.addEventListener("change",function(){figures(doc);});
// What the first screen folds is printed with it.
function unfold(print){[].forEach.call(doc.querySelectorAll("details.more"),function(el){if(print){el.was=el.open;el.open=true;}else el.open=!!el.was;});}
addEventListener("beforeprint",function(){printing=true;unfold(true);figures(doc);});
addEventListener("afterprint",function(){printing=false;unfold(false);figures(doc);});
// Verdicts are made of data, each when it is opened.
function linked(el,line,places){
  var rule=/^(needs|excludes|asks) /.test(line);
  line.split(/(\s+)/).forEach(function(word){
    var bare=word.replace(/^[(\[]+|[)\],;:.]+$/g,""),to=bare&&Object.prototype.hasOwnProperty.call(places,bare)&&places[bare];
    // A name that is an ordinary word is one only where a rule is told.
    if(!to||!rule&&!/[-\d]/.test(bare)){el.appendChild(doc.createTextNode(word));return;}
    var at=word.indexOf(bare),a=make("a","id",bare);
    a.href="#"+to;
    el.appendChild(doc.createTextNode(word.slice(0,at)));el.appendChild(a);el.appendChild(doc.createTextNode(word.slice(at+bare.length)));
  });
}
function list(lines,places){
  var ul=make("ul","tree");
  lines.forEach(function(line){
    var li=make("li"),one=Array.isArray(line)?line:[line];
    linked(li,one[0],places);
    if(one.length>1)li.appendChild(list(one.slice(1),places));
    ul.appendChild(li);
  });
  return ul;
}
function once(details,fill){details.addEventListener("toggle",function(){if(details.open&&!details.filled){details.filled=true;fill();}});}
function head(summary,v){
  summary.appendChild(make("span","school",v[1]));
  var name=make("span");name.innerHTML=v[2];summary.appendChild(name);
  summary.appendChild(make("span","share",v[3]));summary.appendChild(make("span","dates",v[4]));
}
function verdicts(body,data){
  body.innerHTML=data.lead;
  data.cells.forEach(function(cell,n){
    var box=make("details","cell"),summary=make("summary",null,cell.title),places,rested=data.rests[n];
    box.id=cell.id;box.ids=cell.verdicts.map(function(v){return v[0];});
    summary.appendChild(make("span","subtitle",cell.tally));box.appendChild(summary);
    places=Object.assign({},data.events);
    rested.forEach(function(rest,at){places[rest[0]]="r"+n+"-"+at;});
    once(box,function(){
      var note=make("div");note.innerHTML=cell.note;box.appendChild(note);
      cell.verdicts.forEach(function(v,i){
        var one,tree=data.trees[n][i];
        if(tree){
          one=make("details","verdict");var s=make("summary");head(s,v);one.appendChild(s);
          once(one,function(){one.appendChild(list(tree,places));});
        }else{one=make("p","verdict");head(one,v);}
        one.id=v[0];box.appendChild(one);
      });
      if(cell.more){var p=make("p","note","To unfold another: ");p.appendChild(make("code",null,cell.more));box.appendChild(p);}
      if(rested.length){
        var rests=make("details","rests");rests.appendChild(make("summary",null,"What these verdicts rest on: attributes, indicators, events, pages"));
        var ul=make("ul","tree");
        rested.forEach(function(rest,at){
          var li=make("li"),inner=rest[1];li.id="r"+n+"-"+at;
          li.appendChild(make("b",null,rest[0]));li.appendChild(doc.createTextNode(" "));linked(li,inner[0],places);
          if(inner.length>1)li.appendChild(list(inner.slice(1),places));
          ul.appendChild(li);
        });
        rests.appendChild(ul);box.appendChild(rests);
      }
    });
    body.appendChild(box);
  });
  if(data.domains){var d=make("details");d.appendChild(make("summary",null,"By domain, over all arenas"));var div=make("div");div.innerHTML=data.domains;d.appendChild(div);body.appendChild(d);}
}
// What a link leads to may stand in something closed, or not unpacked yet: find it, open it.
// A place is an id in HTML; among the verdicts, the id of a cell; a verdict and a row of the ledger begin with theirs. Links to a place do not count.
function holds(part,id){return text(part).then(function(t){
  var marks=['id="'+id+'"','id=\\"'+id+'\\"','"id":"'+id+'"','["'+id+'",'];
  return marks.some(function(mark){return t.indexOf(mark)>=0;})?part:null;
});}
function find(id){
  var el=doc.getElementById(id);
  if(el)return Promise.resolve(el);
  return Promise.all(parts.map(function(part){return holds(part,id);})).then(function(found){
    var part=found.filter(Boolean)[0];
    if(!part)return null;
    return load(part).then(function(){
      // Toggle events come later than this: what a cell holds is made now.
      [].forEach.call(part.querySelectorAll("details.cell"),function(cell){if(cell.ids&&cell.ids.indexOf(id)>=0)fill(cell);});
      if(!doc.getElementById(id))show(id);
      return doc.getElementById(id);
    });
  });
}
function fill(details){details.open=true;details.dispatchEvent(new Event("toggle"));}
function reveal(){
  var id=decodeURIComponent(location.hash.slice(1));
  if(!id||id==="print-all")return;
  var rest=/^r(\d+)-/.exec(id),cell=rest&&doc.querySelectorAll("details.cell")[+rest[1]];
  if(cell)fill(cell);
  find(id).then(function(el){
    if(!el)return;
    for(var up=el;up;up=up.parentElement)if(up.tagName==="DETAILS"&&!up.open)fill(up);
    var own=el.querySelector(":scope > details");
    if(own&&(el.classList.contains("folded")||el.classList.contains("appendix")))fill(own);
    [].forEach.call(doc.querySelectorAll("tr.hit"),function(row){row.classList.remove("hit");});
    if(el.tagName==="TR")el.classList.add("hit");
    el.scrollIntoView();
  });
}
// The ledger is data, too: a page of the rows that fit the filter stands in the table, all of them on paper.
var show=function(){};
function ledger(body,data){
  body.innerHTML=data.lead;
  var form=body.querySelector("#filter"),nav=body.querySelector("#pages");
  if(!form)return;
  var rows=data.rows,fit=rows,at=0,place=body.querySelector("tbody"),texts=[];
  var aside=body.querySelector("caption").appendChild(make("span"));
  function words(n){
    return texts[n]||(texts[n]=rows[n][6].replace(/<[^>]*>/g," ").replace(/&lt;/g,"<").replace(/&gt;/g,">").replace(/&quot;/g,'"').replace(/&amp;/g,"&").toLowerCase());
  }
  function counted(n){return String(n).replace(/\B(?=(\d{3})+$)/g,",");}
  function draw(){
    var all=printing||location.hash==="#print-all";
    if(all&&place.children.length===fit.length)return;
    var many=!all&&fit.length>data.page,shown=many?fit.slice(at,at+data.page):fit;
    place.innerHTML=shown.map(function(row){return row[6];}).join("");
    var span=counted(at+1)+" to "+counted(at+shown.length);
    form.querySelector("output").textContent=counted(fit.length)+" of "+counted(rows.length)+" events"+(many?", "+span+" shown":"");
    // On paper the filter itself is not seen.
    aside.textContent=fit.length<rows.length?": "+counted(fit.length)+" of "+counted(rows.length)+" events, those that fit the filter":"";
    nav.hidden=!many;
    nav.querySelector("span").textContent=span+" of "+counted(fit.length);
    var held=nav.contains(doc.activeElement),buttons=[].slice.call(nav.querySelectorAll("button"));
    buttons[0].disabled=at===0;
    buttons[1].disabled=at+data.page>=fit.length;
    // A button that can be pressed no more hands its focus on.
    if(held&&doc.activeElement===doc.body||held&&doc.activeElement.disabled)buttons.filter(function(b){return !b.disabled;}).forEach(function(b){b.focus();});
  }
  function apply(){
    var wanted=["a","d","m","s","p"].map(function(k){return form[k].value;}),q=form.q.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    fit=rows.filter(function(row,n){
      return wanted.every(function(v,k){return !v||(" "+row[k+1]+" ").indexOf(" "+v+" ")>=0;})&&q.every(function(w){return words(n).indexOf(w)>=0;});
    });
    at=0;draw();
  }
  form.hidden=false;
  form.addEventListener("input",apply);
  form.addEventListener("submit",function(e){e.preventDefault();});
  form.addEventListener("reset",function(){setTimeout(apply,0);});
  form.addEventListener("keydown",function(e){if(e.key==="Escape"){form.reset();}});
  nav.addEventListener("click",function(e){
    var step=+e.target.getAttribute("data-step");
    if(!step)return;
    at+=step*data.page;draw();
    body.querySelector(".scroll").scrollIntoView();
  });
  addEventListener("beforeprint",draw);addEventListener("afterprint",draw);
  // Turns to the page with an event; what hides it is taken back.
  show=function(id){
    function is(row){return row[0]===id;}
    if(!rows.some(is))return;
    if(!fit.some(is)){
      ["q","a","d","m","s","p"].forEach(function(k){form[k].value="";});
      fit=rows;
    }
    at=Math.floor(fit.findIndex(is)/data.page)*data.page;draw();
  };
  draw();
}
// The contents close when a link in them is followed.
var contents=doc.querySelector(".contents details");
if(contents)contents.addEventListener("click",function(e){if(e.target.tagName==="A")contents.open=false;});
addEventListener("hashchange",reveal);
// A link to where the reader has been sent before changes no address.
doc.addEventListener("click",function(e){
  var a=e.target.closest&&e.target.closest("a[href^='#']");
  if(a&&a.getAttribute("href")===location.hash)reveal();
});
figures(doc);reveal();
// Whoever prints all of it asks for `#print-all`.
if(location.hash==="#print-all")Promise.all(parts.map(load)).then(function(){
  parts.forEach(function(part){part.querySelector("details").open=true;});
  [].forEach.call(doc.querySelectorAll("details.outcomes"),function(el){el.open=true;});
});
})();
